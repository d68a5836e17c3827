/// What is measured on counts from time to time and then used by all: facts in this service's own
/// lanes, numbered, so that two processes that have counted the same answer the same, though they
/// counted it in another order.
@NullMarked
package org.doubleloop.recommender.measure;

import org.jspecify.annotations.NullMarked;
