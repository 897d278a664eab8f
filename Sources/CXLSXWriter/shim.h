// Writes .xlsx workbooks.
#ifndef SOAT_CXLSXWRITER_SHIM_H
#define SOAT_CXLSXWRITER_SHIM_H
#include <xlsxwriter.h>
#endif
