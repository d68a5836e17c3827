/// What actions have led to. Whoever has stored an action or an outcome then looks for the other:
/// an outcome is stored with a mark that it awaits its action, and
/// [org.doubleloop.signal.connection.Connector] takes the mark away once the outcome is taken into
/// a statement of all that its action has led to so far
/// ([org.doubleloop.signal.connection.Connection]). Statements are numbered; each repeats the list
/// that it takes the place of, so that whoever adds up the differences needs to remember nothing.
@NullMarked
package org.doubleloop.signal.connection;

import org.jspecify.annotations.NullMarked;
