/// What the gateway's own operations are built from, whatever they are about: how a request is
/// matched and read, who sends it, and where work that blocks is done.
@NullMarked
package org.doubleloop.gateway.web;

import org.jspecify.annotations.NullMarked;
