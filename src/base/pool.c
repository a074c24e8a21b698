#define _GNU_SOURCE /* sched_getaffinity */
#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/vec.h"

struct job {
	void (*fn)(void *ctx, size_t i);
	void *ctx;
	size_t n;
	atomic_size_t next;
};

static void *work(void *arg)
{
	struct job *j = arg;
	size_t i;

	while ((i = atomic_fetch_add(&j->next, 1)) < j->n)
		j->fn(j->ctx, i);
	return NULL;
}

void pool_run(unsigned threads, size_t n, void (*fn)(void *ctx, size_t i), void *ctx)
{
	struct job j = {.fn = fn, .ctx = ctx, .n = n};
	pthread_t *helper;
	unsigned started = 0;

	if (threads > n)
		threads = (unsigned)n;
	if (threads <= 1) {
		work(&j);
		return;
	}
	helper = mem_alloc((threads - 1) * sizeof *helper);
	while (started < threads - 1 && pthread_create(&helper[started], NULL, work, &j) == 0)
		started++; /* with fewer threads than asked it only takes longer */
	work(&j);
	while (started > 0)
		pthread_join(helper[--started], NULL);
	mem_free(helper);
}

unsigned pool_cores(void)
{
	cpu_set_t set;
	long n;

	if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0)
		return (unsigned)CPU_COUNT(&set);
	n = sysconf(_SC_NPROCESSORS_ONLN);
	return n > 0 ? (unsigned)n : 1;
}
