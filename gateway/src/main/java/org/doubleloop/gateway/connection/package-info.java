/// Connections before there is a request on them: an address opens them at a pace, who does not get
/// his headers to an end is cut off, and of too many that wait for a request those go that have
/// waited longest.
@NullMarked
package org.doubleloop.gateway.connection;

import org.jspecify.annotations.NullMarked;
