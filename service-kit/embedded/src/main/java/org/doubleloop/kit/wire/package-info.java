/// The MongoDB wire protocol on a port of the loopback interface, for those who have the login:
/// every program on the machine reaches the port, and until a connection has logged in it gets the
/// handshake and nothing else.
@NullMarked
package org.doubleloop.kit.wire;

import org.jspecify.annotations.NullMarked;
