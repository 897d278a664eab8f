#include "tokens.h"

#include <string.h>

bool soat_is_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f'; }

char soat_lower(char byte) { return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte; }

static bool is_letter(char byte) {
  char lower = soat_lower(byte);
  return lower >= 'a' && lower <= 'z';
}

static size_t find(const char *page, size_t count, size_t at, const char *text, size_t length) {
  while (at + length <= count) {
    const char *found = memchr(page + at, text[0], count - at - length + 1);
    if (!found) return count;
    at = (size_t)(found - page);
    if (memcmp(found, text, length) == 0) return at;
    at++;
  }
  return count;
}

static size_t comment_end(const char *page, size_t count, size_t at) {
  // `<!-->` and `<!--->` end at once.
  if (at < count && page[at] == '>') return at + 1;
  if (at + 1 < count && page[at] == '-' && page[at + 1] == '>') return at + 2;
  while (at < count) {
    at = find(page, count, at, "--", 2);
    if (at >= count) return count;
    size_t next = at + 2;
    if (next < count && page[next] == '>') return next + 1;
    if (next + 1 < count && page[next] == '!' && page[next + 1] == '>') return next + 2;
    at++;
  }
  return count;
}

bool soat_token_attribute_next(const char *page, size_t count, size_t *place, soat_token_attribute *attribute) {
  size_t at = *place;
  while (at < count && (soat_is_space(page[at]) || page[at] == '/')) at++;
  if (at >= count || page[at] == '>') {
    *place = at;
    return false;
  }
  attribute->name = at;
  at++;
  while (at < count && !soat_is_space(page[at]) && page[at] != '/' && page[at] != '>' && page[at] != '=') at++;
  attribute->name_length = at - attribute->name;
  size_t next = at;
  while (next < count && soat_is_space(page[next])) next++;
  attribute->value = at;
  attribute->value_length = 0;
  if (next < count && page[next] == '=') {
    at = next + 1;
    while (at < count && soat_is_space(page[at])) at++;
    if (at < count && (page[at] == '"' || page[at] == '\'')) {
      const char *close = memchr(page + at + 1, page[at], count - at - 1);
      size_t end = close ? (size_t)(close - page) : count;
      attribute->value = at + 1;
      attribute->value_length = end - at - 1;
      at = end < count ? end + 1 : count;
    } else {
      attribute->value = at;
      while (at < count && !soat_is_space(page[at]) && page[at] != '>') at++;
      attribute->value_length = at - attribute->value;
    }
  }
  *place = at;
  return true;
}

soat_token soat_token_at(const char *page, size_t count, size_t at) {
  soat_token token = {.kind = SOAT_TOKEN_NONE, .start = at, .end = at + 1};
  if (at + 1 >= count) return token;
  char next = page[at + 1];
  if (next == '!') {
    if (at + 3 < count && page[at + 2] == '-' && page[at + 3] == '-') {
      token.kind = SOAT_TOKEN_COMMENT;
      token.end = comment_end(page, count, at + 4);
      return token;
    }
    if (at + 9 <= count && memcmp(page + at, "<![CDATA[", 9) == 0) {
      token.kind = SOAT_TOKEN_CDATA;
      token.end = at + 9;
      return token;
    }
  }
  bool closes = next == '/';
  size_t name = at + (closes ? 2 : 1);
  if (next == '!' || next == '?' || (closes && name < count && !is_letter(page[name]))) {
    // `</>` is nothing, the others are comments in all but name.
    const char *end = memchr(page + at, '>', count - at);
    token.kind = SOAT_TOKEN_COMMENT;
    token.end = end ? (size_t)(end - page) + 1 : count;
    return token;
  }
  if (name >= count || !is_letter(page[name])) return token;
  token.kind = closes ? SOAT_TOKEN_END : SOAT_TOKEN_START;
  token.name = name;
  size_t end = name;
  while (end < count && !soat_is_space(page[end]) && page[end] != '/' && page[end] != '>') end++;
  token.name_length = end - name;
  token.attributes = end;
  soat_token_attribute attribute;
  while (soat_token_attribute_next(page, count, &end, &attribute)) token.attribute_count++;
  token.self_closing = end < count && page[end - 1] == '/';
  token.end = end < count ? end + 1 : count;
  return token;
}

bool soat_token_name_is(const char *page, const soat_token *token, const char *name) {
  size_t length = strlen(name);
  if (token->name_length != length) return false;
  for (size_t index = 0; index < length; index++)
    if (soat_lower(page[token->name + index]) != name[index]) return false;
  return true;
}

static bool names(const char *page, size_t count, size_t at, const char *name, size_t length) {
  if (at + length > count) return false;
  for (size_t index = 0; index < length; index++)
    if (soat_lower(page[at + index]) != soat_lower(name[index])) return false;
  return at + length == count || soat_is_space(page[at + length]) || page[at + length] == '/' || page[at + length] == '>';
}

size_t soat_token_raw_end(const char *page, size_t count, size_t at, const char *name, size_t name_length, bool script) {
  // In `<!-- <script> </script> -->` the inner tags of a script are its text.
  bool escaped = false, doubled = false;
  while (at < count) {
    const char *sign = page + at;
    if (escaped) {
      while (sign < page + count && *sign != '<' && *sign != '-') sign++;
      if (sign == page + count) return count;
    } else {
      sign = memchr(page + at, '<', count - at);
      if (!sign) return count;
    }
    at = (size_t)(sign - page);
    if (*sign == '-') {
      if (at + 2 < count && sign[1] == '-' && sign[2] == '>') escaped = doubled = false;
      at++;
      continue;
    }
    if (at + 1 < count && sign[1] == '/' && names(page, count, at + 2, name, name_length)) {
      if (!doubled) return at;
      doubled = false;
    } else if (script && !escaped && at + 3 < count && memcmp(sign, "<!--", 4) == 0) {
      escaped = true;
      // `<!-->` opens and ends.
      at += 2;
      continue;
    } else if (escaped && names(page, count, at + 1, name, name_length)) {
      doubled = true;
    }
    at++;
  }
  return count;
}
