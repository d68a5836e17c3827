/// The name of what a request creates, and what its body is known by: one way for all services, so
/// that a repeated request means the same everywhere.
@NullMarked
package org.doubleloop.kit.creation;

import org.jspecify.annotations.NullMarked;
