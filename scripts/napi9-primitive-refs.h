// Lets an addon hold references to strings and numbers on Node-API 9, which only knows references to
// objects, functions and symbols: primitives are put into a tagged box. Force-included when
// better-sqlite3 13 is built for Electrons older than Node-API 10.
#pragma once
#include <node_api.h>

static const napi_type_tag primitive_box_tag = {0x63726f6e70696c6fULL, 0x7072696d626f7831ULL};

static inline napi_status boxing_create_reference(napi_env env, napi_value value,
                                                  uint32_t initial_refcount, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;

  const bool can_be_referenced = type == napi_object || type == napi_function ||
                                 type == napi_symbol || type == napi_external;
  if (can_be_referenced) return napi_create_reference(env, value, initial_refcount, result);

  napi_value box;
  status = napi_create_object(env, &box);
  if (status != napi_ok) return status;
  status = napi_type_tag_object(env, box, &primitive_box_tag);
  if (status != napi_ok) return status;
  status = napi_set_element(env, box, 0, value);
  if (status != napi_ok) return status;
  return napi_create_reference(env, box, initial_refcount, result);
}

static inline napi_status unboxing_get_reference_value(napi_env env, napi_ref ref,
                                                       napi_value* result) {
  napi_status status = napi_get_reference_value(env, ref, result);
  if (status != napi_ok || *result == nullptr) return status;

  napi_valuetype type;
  status = napi_typeof(env, *result, &type);
  if (status != napi_ok || type != napi_object) return status;

  bool is_box = false;
  status = napi_check_object_type_tag(env, *result, &primitive_box_tag, &is_box);
  if (status != napi_ok || !is_box) return status;
  return napi_get_element(env, *result, 0, result);
}

#define napi_create_reference boxing_create_reference
#define napi_get_reference_value unboxing_get_reference_value
