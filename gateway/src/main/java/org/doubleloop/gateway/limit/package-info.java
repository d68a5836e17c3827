/// No caller costs another his service. What somebody may have of the gateway and of what is behind
/// it is counted by key and by organization: bytes of bodies that are held ([Shares]), and places
/// at a service ([Places]), which are given in turn. A place is taken when the body is in, and
/// given back when the answer has been read, and no sooner than its bytes take at a rate ([Pace]);
/// so who sends or reads slowly, or much, holds what is his own alone.
@NullMarked
package org.doubleloop.gateway.limit;

import org.jspecify.annotations.NullMarked;
