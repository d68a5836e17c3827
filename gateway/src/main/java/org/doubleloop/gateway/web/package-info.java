/// What the gateway's own operations and pages are built from, whatever they are about: how a
/// request is matched and read, who sends it, where work that blocks is done, and how files are
/// served.
@NullMarked
package org.doubleloop.gateway.web;

import org.jspecify.annotations.NullMarked;
