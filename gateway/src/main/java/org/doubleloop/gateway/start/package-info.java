/// The first start. There is nobody yet who could make a key, so it makes one organization and
/// three keys, and shows them once ([FirstStart]).
@NullMarked
package org.doubleloop.gateway.start;

import org.jspecify.annotations.NullMarked;
