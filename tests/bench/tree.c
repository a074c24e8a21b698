/* The peer that reads each file whole into one tree of cJSON nodes: tree FILE...  For tests/bench.sh. */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

static char *read_all(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	char *text = NULL;

	if (!f || fseek(f, 0, SEEK_END) != 0 || ftell(f) < 0)
		return NULL;
	*n = (size_t)ftell(f);
	rewind(f);
	text = malloc(*n + 1);
	if (text && fread(text, 1, *n, f) == *n)
		text[*n] = 0;
	fclose(f);
	return text;
}

int main(int argc, char **argv)
{
	cJSON *tree[64];
	int trees = 0;

	for (int i = 1; i < argc && trees < 64; i++) {
		size_t n;
		char *text = read_all(argv[i], &n);
		if (!text || !(tree[trees] = cJSON_ParseWithLength(text, n)))
			return 1;
		free(text);
		printf("%d\n", cJSON_GetArraySize(tree[trees++])); /* all are kept, as a program that links them would */
	}
	while (trees > 0)
		cJSON_Delete(tree[--trees]);
	return 0;
}
