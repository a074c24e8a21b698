/* Code 128 (ISO/IEC 15417): values by its annex E, bars by its table 1. */
#include "symbol/symbol.h"

enum { TO_C = 99, TO_B = 100, START_B = 104, START_C = 105, STOP = 106 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits_at(struct str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && is_digit(s.p[i + n]))
		n++;
	return n;
}

/* Is a change to set C worth its code: four digits at either end, six in the middle (annex E, rules 1 and 3). */
static bool pays(struct str s, size_t i)
{
	size_t n = digits_at(s, i);

	return n >= 6 || (n >= 4 && (i == 0 || i + n == s.n)) || (n == 2 && s.n == 2);
}

size_t symbol_code128(struct str s, unsigned char *v)
{
	size_t n = 0;
	unsigned sum;
	bool c = false;

	for (size_t i = 0; i < s.n;) {
		bool pair = digits_at(s, i) >= 2;
		if (n == 0) {
			c = pays(s, 0);
			v[n++] = c ? START_C : START_B;
		} else if (c && !pair) {
			v[n++] = TO_B;
			c = false;
		} else if (!c && digits_at(s, i) % 2 == 0 && pays(s, i)) { /* an odd digit stays before the pairs */
			v[n++] = TO_C;
			c = true;
		}
		if (c) {
			v[n++] = (unsigned char)((s.p[i] - '0') * 10 + s.p[i + 1] - '0');
			i += 2;
		} else {
			v[n++] = (unsigned char)(s.p[i++] - ' ');
		}
	}
	sum = n ? v[0] : 0;
	for (size_t i = 1; i < n; i++)
		sum += (unsigned)i * v[i];
	v[n++] = (unsigned char)(sum % 103);
	v[n++] = STOP;
	return n;
}
