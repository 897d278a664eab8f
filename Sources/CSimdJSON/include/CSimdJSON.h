// simdjson behind a few plain functions. Swift cannot see its C++ templates; this shim reads one JSON object and
// leaves a flat list of what it saw, which Swift walks without a call for each value.
#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser with its buffers, to be used again for the next object. One owner at a time.
typedef struct soat_json_parser soat_json_parser;

typedef enum soat_json_kind {
  SOAT_JSON_OBJECT,
  SOAT_JSON_OBJECT_END,
  SOAT_JSON_ARRAY,
  SOAT_JSON_ARRAY_END,
  SOAT_JSON_KEY,
  SOAT_JSON_STRING,
  SOAT_JSON_NUMBER,
  SOAT_JSON_TRUE,
  SOAT_JSON_FALSE,
  SOAT_JSON_NULL
} soat_json_kind;

/// One step of the walk. `bytes` is set for keys and strings (decoded UTF-8, may hold NUL) and numbers (as written);
/// it lives until the next parse, and no longer than the input.
typedef struct soat_json_event {
  soat_json_kind kind;
  /// 0 for the outermost object, 1 for its keys and values, and so on.
  uint32_t depth;
  const char *bytes;
  size_t length;
} soat_json_event;

typedef enum soat_json_status {
  SOAT_JSON_OK,
  SOAT_JSON_NOT_OBJECT,
  SOAT_JSON_SYNTAX,
  SOAT_JSON_INVALID_UTF8,
  SOAT_JSON_LONE_SURROGATE,
  SOAT_JSON_TOO_DEEP,
  SOAT_JSON_TOO_MANY,
  SOAT_JSON_TOO_LARGE,
  SOAT_JSON_MEMORY
} soat_json_status;

typedef struct soat_json_result {
  soat_json_status status;
  /// Byte of the input at or near which reading stopped; SIZE_MAX where it is not known.
  size_t offset;
  const soat_json_event *events;
  size_t count;
} soat_json_result;

/// NULL where memory is out.
soat_json_parser *soat_json_parser_new(void);
void soat_json_parser_free(soat_json_parser *parser);

/// Bytes that must be readable behind the input for it to be parsed in place.
size_t soat_json_padding(void);

/// Reads one object, checking all of it. Values deeper than `recorded_depth` are checked and not listed.
/// Where `capacity` does not leave the padding behind `length`, the input is copied first.
soat_json_result soat_json_parse(
    soat_json_parser *parser, const char *bytes, size_t length, size_t capacity, uint32_t recorded_depth);

/// True where the bytes are valid UTF-8 from end to end. Several GB/s.
bool soat_utf8_is_valid(const char *bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
