package org.doubleloop.recommender.llm.endpoint;

import org.doubleloop.recommender.asking.Form;

/// What goes to a model: instructions, and one JSON object of data.
///
/// @param form that the answer is to have
public record Sent(String instructions, String data, Form.Fields form) {}
