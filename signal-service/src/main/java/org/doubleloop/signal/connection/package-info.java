/// What actions have led to, as it is stated. A statement
/// ([org.doubleloop.signal.connection.Connection]) says what all outcomes of an action come to so
/// far. Statements are numbered; each repeats the list that it takes the place of, so that whoever
/// adds up the differences needs to remember nothing.
@NullMarked
package org.doubleloop.signal.connection;

import org.jspecify.annotations.NullMarked;
