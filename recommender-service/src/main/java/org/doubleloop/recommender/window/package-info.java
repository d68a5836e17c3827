/// What time does to an action: its [org.doubleloop.recommender.window.Window] closes, and until
/// then it says as much as actions of its age have said by then. All of it is pure: time comes in
/// as the moment of a tick.
@NullMarked
package org.doubleloop.recommender.window;

import org.jspecify.annotations.NullMarked;
