#include "CSimdJSON.h"

#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

using namespace simdjson;

namespace {

// Deeper than any feed, and shallow enough for the recursion below.
constexpr uint32_t maximum_depth = 512;
// A post has a few dozen values; this only stops an input that is all brackets from taking all memory.
constexpr size_t maximum_events = size_t(1) << 20;

struct Stop {
  soat_json_status status;
  const char *at;
};

}  // namespace

struct soat_json_parser {
  ondemand::parser parser;
  std::vector<soat_json_event> events;
  std::unique_ptr<char[]> padded;
  size_t padded_capacity = 0;
  uint32_t recorded_depth = 0;

  void record(soat_json_kind kind, uint32_t depth, std::string_view text = {}) {
    if (depth > recorded_depth) return;
    if (events.size() >= maximum_events) throw Stop{SOAT_JSON_TOO_MANY, nullptr};
    events.push_back({kind, depth, text.data(), text.size()});
  }
};

namespace {

soat_json_status status_of(error_code error) {
  switch (error) {
    case SUCCESS: return SOAT_JSON_OK;
    case UTF8_ERROR: return SOAT_JSON_INVALID_UTF8;
    case CAPACITY: return SOAT_JSON_TOO_LARGE;
    case MEMALLOC: return SOAT_JSON_MEMORY;
    case DEPTH_ERROR: return SOAT_JSON_TOO_DEEP;
    default: return SOAT_JSON_SYNTAX;
  }
}

const char *skip_digits(const char *p, const char *end) {
  while (p < end && *p >= '0' && *p <= '9') ++p;
  return p;
}

// The number grammar of RFC 8259, section 6. Numbers stay text: nobody computes with them here, and an id of thirty
// digits must not make a post unreadable.
bool is_number(std::string_view text) {
  const char *p = text.data(), *end = p + text.size();
  if (p < end && *p == '-') ++p;
  if (p == end) return false;
  const char *integer = p;
  p = skip_digits(p, end);
  if (p == integer || (*integer == '0' && p - integer > 1)) return false;
  if (p < end && *p == '.') {
    const char *fraction = ++p;
    p = skip_digits(p, end);
    if (p == fraction) return false;
  }
  if (p < end && (*p == 'e' || *p == 'E')) {
    ++p;
    if (p < end && (*p == '+' || *p == '-')) ++p;
    const char *exponent = p;
    p = skip_digits(p, end);
    if (p == exponent) return false;
  }
  return p == end;
}

std::string_view trimmed(std::string_view token) {
  while (!token.empty()) {
    char last = token.back();
    if (last != ' ' && last != '\t' && last != '\n' && last != '\r') break;
    token.remove_suffix(1);
  }
  return token;
}

bool has_surrogate_escape(std::string_view raw) {
  for (size_t i = 0; i + 3 < raw.size(); ++i) {
    if (raw[i] != '\\') continue;
    bool unicode = raw[i + 1] == 'u' && (raw[i + 2] == 'd' || raw[i + 2] == 'D');
    if (unicode && strchr("89abcdefABCDEF", raw[i + 3]) != nullptr) return true;
    ++i;
  }
  return false;
}

class Walk {
 public:
  explicit Walk(soat_json_parser &owner) : owner(owner) {}

  void object(ondemand::object object, uint32_t depth) {
    if (depth >= maximum_depth) throw Stop{SOAT_JSON_TOO_DEEP, nullptr};
    owner.record(SOAT_JSON_OBJECT, depth);
    for (auto result : object) {
      ondemand::field field;
      check(std::move(result).get(field));
      const char *at = field.key().raw();
      std::string_view key;
      // A key is unescaped by the library: keys are short, and an escaped name is the same name.
      error_code error = field.unescaped_key().get(key);
      if (error || !validate_utf8(key.data(), key.size())) {
        throw Stop{error == STRING_ERROR || !error ? SOAT_JSON_LONE_SURROGATE : status_of(error), at};
      }
      owner.record(SOAT_JSON_KEY, depth + 1, key);
      value(field.value(), depth + 1);
    }
    owner.record(SOAT_JSON_OBJECT_END, depth);
  }

 private:
  soat_json_parser &owner;

  static void check(error_code error) {
    if (error) throw Stop{status_of(error), nullptr};
  }

  void array(ondemand::array array, uint32_t depth) {
    if (depth >= maximum_depth) throw Stop{SOAT_JSON_TOO_DEEP, nullptr};
    owner.record(SOAT_JSON_ARRAY, depth);
    for (auto result : array) {
      ondemand::value element;
      check(std::move(result).get(element));
      value(element, depth + 1);
    }
    owner.record(SOAT_JSON_ARRAY_END, depth);
  }

  void value(ondemand::value value, uint32_t depth) {
    ondemand::json_type type;
    check(value.type().get(type));
    switch (type) {
      case ondemand::json_type::object: {
        ondemand::object inner;
        check(value.get_object().get(inner));
        return object(inner, depth);
      }
      case ondemand::json_type::array: {
        ondemand::array inner;
        check(value.get_array().get(inner));
        return array(inner, depth);
      }
      case ondemand::json_type::string: return string(value, depth);
      case ondemand::json_type::number: {
        std::string_view text = trimmed(value.raw_json_token());
        if (!is_number(text)) throw Stop{SOAT_JSON_SYNTAX, text.data()};
        // The value is not consumed: iteration skips it, whatever its size.
        return owner.record(SOAT_JSON_NUMBER, depth, text);
      }
      case ondemand::json_type::boolean: {
        bool flag;
        check(value.get_bool().get(flag));
        return owner.record(flag ? SOAT_JSON_TRUE : SOAT_JSON_FALSE, depth);
      }
      case ondemand::json_type::null: {
        std::string_view text = trimmed(value.raw_json_token());
        if (text != "null") throw Stop{SOAT_JSON_SYNTAX, text.data()};
        (void)value.is_null();
        return owner.record(SOAT_JSON_NULL, depth);
      }
    }
    throw Stop{SOAT_JSON_SYNTAX, nullptr};
  }

  void string(ondemand::value value, uint32_t depth) {
    std::string_view raw = trimmed(value.raw_json_token());
    if (raw.size() < 2 || raw.back() != '"') throw Stop{SOAT_JSON_SYNTAX, raw.data()};
    std::string_view inside = raw.substr(1, raw.size() - 2);
    // Without an escape the bytes are the text already: no copy, and the library has checked them as UTF-8.
    if (memchr(inside.data(), '\\', inside.size()) == nullptr) {
      // A string that is not consumed would be taken for a key where a colon follows it.
      ondemand::raw_json_string consumed;
      check(value.get_raw_json_string().get(consumed));
      return owner.record(SOAT_JSON_STRING, depth, inside);
    }
    std::string_view text;
    error_code error = value.get_string().get(text);
    // A low surrogate on its own decodes to bytes that are no UTF-8, with no error.
    if (error || !validate_utf8(text.data(), text.size())) {
      bool lone = has_surrogate_escape(inside);
      throw Stop{lone ? SOAT_JSON_LONE_SURROGATE : SOAT_JSON_SYNTAX, raw.data()};
    }
    owner.record(SOAT_JSON_STRING, depth, text);
  }
};

soat_json_result failure(soat_json_status status, size_t offset) { return {status, offset, nullptr, 0}; }

soat_json_result parse(
    soat_json_parser &owner, const char *bytes, size_t length, size_t capacity, uint32_t recorded_depth) {
  owner.events.clear();
  owner.recorded_depth = recorded_depth;
  if (capacity < length + SIMDJSON_PADDING) {
    if (owner.padded_capacity < length + SIMDJSON_PADDING) {
      owner.padded.reset();
      owner.padded_capacity = 0;
      owner.padded.reset(new char[length + SIMDJSON_PADDING]);
      owner.padded_capacity = length + SIMDJSON_PADDING;
    }
    memcpy(owner.padded.get(), bytes, length);
    memset(owner.padded.get() + length, 0, SIMDJSON_PADDING);
    bytes = owner.padded.get();
    capacity = owner.padded_capacity;
  }
  ondemand::document document;
  error_code error = owner.parser.iterate(padded_string_view(bytes, length, capacity)).get(document);
  if (error) return failure(status_of(error), SIZE_MAX);
  ondemand::json_type type;
  if (document.type().get(type) || type != ondemand::json_type::object) return failure(SOAT_JSON_NOT_OBJECT, 0);
  ondemand::object root;
  error = document.get_object().get(root);
  try {
    if (error) throw Stop{status_of(error), nullptr};
    Walk(owner).object(root, 0);
    // Behind the last bracket the iterator has no location left; where it has one, something follows the object.
    const char *rest;
    if (document.current_location().get(rest) != OUT_OF_BOUNDS) throw Stop{SOAT_JSON_SYNTAX, nullptr};
  } catch (const Stop &stop) {
    const char *at = stop.at;
    if (at == nullptr && document.current_location().get(at)) at = nullptr;
    bool inside = at >= bytes && at <= bytes + length;
    return failure(stop.status, inside ? size_t(at - bytes) : SIZE_MAX);
  }
  return {SOAT_JSON_OK, SIZE_MAX, owner.events.data(), owner.events.size()};
}

}  // namespace

extern "C" {

soat_json_parser *soat_json_parser_new(void) { return new (std::nothrow) soat_json_parser(); }

void soat_json_parser_free(soat_json_parser *parser) { delete parser; }

size_t soat_json_padding(void) { return SIMDJSON_PADDING; }

soat_json_result soat_json_parse(
    soat_json_parser *parser, const char *bytes, size_t length, size_t capacity, uint32_t recorded_depth) {
  // No C++ exception may cross into Swift.
  try {
    return parse(*parser, bytes, length, capacity, recorded_depth);
  } catch (...) {
    return failure(SOAT_JSON_MEMORY, SIZE_MAX);
  }
}

bool soat_utf8_is_valid(const char *bytes, size_t length) { return validate_utf8(bytes, length); }
}
