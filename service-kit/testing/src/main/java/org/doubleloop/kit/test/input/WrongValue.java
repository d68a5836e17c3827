package org.doubleloop.kit.test.input;

/// A value that breaks its schema.
///
/// @param name says how, such as `too long`
/// @param json its text, which need not be JSON
record WrongValue(String name, String json) {}
