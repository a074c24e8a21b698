#ifndef APP_MAKERS_H
#define APP_MAKERS_H
/* {{#qr}}text{{/qr}} and {{#code128}}text{{/code128}} in templates: part/qr and part/code128 print them. */
#include "mustache/mustache.h"

#define APP_MAKERS 2
extern const struct mustache_maker app_makers[APP_MAKERS];

#endif
