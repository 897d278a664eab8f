#include "CXMLStream.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>

struct soat_xml_stream {
  xmlTextReaderPtr reader;
  char *bytes;
};

soat_xml_stream *soat_xml_open(const char *bytes, size_t count) {
  if (count == 0 || count > INT_MAX) return NULL;
  soat_xml_stream *stream = calloc(1, sizeof *stream);
  if (!stream) return NULL;
  stream->bytes = malloc(count);
  if (stream->bytes) {
    memcpy(stream->bytes, bytes, count);
    stream->reader = xmlReaderForMemory(stream->bytes, (int)count, NULL, NULL,
                                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  }
  if (!stream->reader) {
    free(stream->bytes);
    free(stream);
    return NULL;
  }
  return stream;
}

void soat_xml_close(soat_xml_stream *stream) {
  if (!stream) return;
  xmlFreeTextReader(stream->reader);
  free(stream->bytes);
  free(stream);
}

soat_xml_step soat_xml_next(soat_xml_stream *stream) {
  for (;;) {
    int read = xmlTextReaderRead(stream->reader);
    if (read == 0) return SOAT_XML_END_OF_FILE;
    if (read != 1) return SOAT_XML_BROKEN;
    switch (xmlTextReaderNodeType(stream->reader)) {
      case XML_READER_TYPE_ELEMENT: return SOAT_XML_START;
      case XML_READER_TYPE_END_ELEMENT: return SOAT_XML_END;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: return SOAT_XML_TEXT;
      case XML_READER_TYPE_DOCUMENT_TYPE:
      case XML_READER_TYPE_ENTITY_REFERENCE: return SOAT_XML_BROKEN;
      default: break;
    }
  }
}

int soat_xml_is_empty(soat_xml_stream *stream) { return xmlTextReaderIsEmptyElement(stream->reader) == 1; }

const char *soat_xml_name(soat_xml_stream *stream) { return (const char *)xmlTextReaderConstLocalName(stream->reader); }

const char *soat_xml_text(soat_xml_stream *stream) { return (const char *)xmlTextReaderConstValue(stream->reader); }

const char *soat_xml_attribute(soat_xml_stream *stream, const char *name) {
  const char *value = NULL;
  for (int found = xmlTextReaderMoveToFirstAttribute(stream->reader); found == 1;
       found = xmlTextReaderMoveToNextAttribute(stream->reader)) {
    if (strcmp(soat_xml_name(stream), name) == 0) {
      value = soat_xml_text(stream);
      break;
    }
  }
  xmlTextReaderMoveToElement(stream->reader);
  return value;
}

// For feeds and sitemaps.

soat_xml_stream *soat_xml_open_as(const char *bytes, size_t count, const char *encoding) {
  soat_xml_stream *stream = soat_xml_open(bytes, count);
  if (!stream || !encoding) return stream;
  if (xmlReaderNewMemory(stream->reader, stream->bytes, (int)count, NULL, encoding,
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC) != 0) {
    soat_xml_close(stream);
    return NULL;
  }
  return stream;
}

int soat_xml_line(soat_xml_stream *stream) { return xmlTextReaderGetParserLineNumber(stream->reader); }

int soat_xml_depth(soat_xml_stream *stream) { return xmlTextReaderDepth(stream->reader); }

const char *soat_xml_namespace(soat_xml_stream *stream) {
  return (const char *)xmlTextReaderConstNamespaceUri(stream->reader);
}

const char *soat_xml_prefix(soat_xml_stream *stream) {
  return (const char *)xmlTextReaderConstPrefix(stream->reader);
}

unsigned soat_html_entity(const char *name) {
  const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
  return entity ? entity->value : 0;
}
