// HTML5 parsing with the place of each text in the page.
#ifndef SOAT_CGUMBO_SHIM_H
#define SOAT_CGUMBO_SHIM_H
#include <gumbo.h>
#endif
