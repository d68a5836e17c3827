/// The specs, held to the rules that make them work in every generator.
@NullMarked
package org.doubleloop.api;

import org.jspecify.annotations.NullMarked;
