// libxml2's streaming reader behind plain functions: it holds one element at a time, however large the file.
#ifndef SOAT_CXML_STREAM_H
#define SOAT_CXML_STREAM_H

#include <stddef.h>

typedef struct soat_xml_stream soat_xml_stream;

typedef enum {
  SOAT_XML_END_OF_FILE,
  // An element begins; soat_xml_is_empty says whether it also ends here.
  SOAT_XML_START,
  SOAT_XML_END,
  SOAT_XML_TEXT,
  // Broken, or with a document type or an entity of its own: office files have none, and hostile ones hide there.
  SOAT_XML_BROKEN
} soat_xml_step;

// The bytes are copied. Nothing is fetched, whatever the file asks for. NULL where there is no memory or too much text.
soat_xml_stream *soat_xml_open(const char *bytes, size_t count);
void soat_xml_close(soat_xml_stream *stream);

soat_xml_step soat_xml_next(soat_xml_stream *stream);
int soat_xml_is_empty(soat_xml_stream *stream);

// What is returned stands until the next call.
// Of an element: its name without prefix.
const char *soat_xml_name(soat_xml_stream *stream);
// Of a text: its characters in UTF-8.
const char *soat_xml_text(soat_xml_stream *stream);
// Of an element that just began: the attribute of this name without prefix; NULL where it has none.
const char *soat_xml_attribute(soat_xml_stream *stream, const char *name);

// As soat_xml_open, for text in this encoding whatever its own declaration says; NULL believes the declaration.
soat_xml_stream *soat_xml_open_as(const char *bytes, size_t count, const char *encoding);
// The line, from 1, up to which was read: where it broke, after SOAT_XML_BROKEN.
int soat_xml_line(soat_xml_stream *stream);
// How many elements the current one stands in.
int soat_xml_depth(soat_xml_stream *stream);
// Of an element: the address of its namespace and its prefix; NULL where it has none.
const char *soat_xml_namespace(soat_xml_stream *stream);
const char *soat_xml_prefix(soat_xml_stream *stream);
// The character of an entity of HTML 4 by its name, `nbsp`; 0 where there is none.
unsigned soat_html_entity(const char *name);

#endif
