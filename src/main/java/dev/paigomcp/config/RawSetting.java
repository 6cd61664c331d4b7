package dev.paigomcp.config;

/**
 * What the operator gave for a setting.
 *
 * @param name the variable or flag that it came by, for messages
 */
record RawSetting(String name, String value) {}
