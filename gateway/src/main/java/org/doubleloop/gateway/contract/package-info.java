/// What can be asked for, and of whom: read from the OpenAPI files on the class path, so that there
/// is no second list of routes. An operation that only services may use (scopes `feed`, `previews`,
/// `findings`, `endings`) is not here: for the gateway it does not exist.
@NullMarked
package org.doubleloop.gateway.contract;

import org.jspecify.annotations.NullMarked;
