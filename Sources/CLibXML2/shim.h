// Only CXMLStream includes this: libxml2's headers bring ICU's with them, and those cannot stand beside Foundation's own.
#ifndef SOAT_CLIBXML2_SHIM_H
#define SOAT_CLIBXML2_SHIM_H
#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>
#endif
