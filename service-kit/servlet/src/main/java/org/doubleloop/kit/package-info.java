/// What a service on the servlet stack is built from, and no word of the domain.
@NullMarked
package org.doubleloop.kit;

import org.jspecify.annotations.NullMarked;
