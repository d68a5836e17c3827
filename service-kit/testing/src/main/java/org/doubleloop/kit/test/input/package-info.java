/// What a caller can get wrong, as the OpenAPI file of a service tells it: from each schema come
/// the values that break it, from each parameter and each operation the requests that must be
/// refused.
@NullMarked
package org.doubleloop.kit.test.input;

import org.jspecify.annotations.NullMarked;
