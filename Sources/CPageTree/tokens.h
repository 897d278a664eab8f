// Where tags begin and end, as section 13.2.5 of the HTML standard reads them.
#ifndef SOAT_TOKENS_H
#define SOAT_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum { SOAT_TOKEN_START, SOAT_TOKEN_END, SOAT_TOKEN_COMMENT, SOAT_TOKEN_CDATA, SOAT_TOKEN_NONE } soat_token_kind;

typedef struct {
  soat_token_kind kind;
  // Bytes from `<` to behind `>`.
  size_t start, end;
  size_t name, name_length;
  // Where attributes begin.
  size_t attributes;
  uint32_t attribute_count;
  bool self_closing;
} soat_token;

typedef struct {
  size_t name, name_length, value, value_length;
} soat_token_attribute;

// The markup that begins at `<`. SOAT_TOKEN_NONE: the sign is a character. A tag that the page's end cuts off reaches to it.
soat_token soat_token_at(const char *page, size_t count, size_t at);

// The attribute at or behind `*at`, which moves behind it; false at the end of the tag.
bool soat_token_attribute_next(const char *page, size_t count, size_t *at, soat_token_attribute *attribute);

// Behind the text of an element whose text is not markup, where its end tag begins; `count` where it has none.
size_t soat_token_raw_end(const char *page, size_t count, size_t at, const char *name, size_t name_length, bool script);

bool soat_token_name_is(const char *page, const soat_token *token, const char *name);
bool soat_is_space(char byte);
char soat_lower(char byte);

#endif
