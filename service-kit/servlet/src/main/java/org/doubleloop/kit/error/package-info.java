/// Whatever fails in a service on the servlet stack is answered as a problem. One advice renders
/// what a service throws, together with whatever the framework, the JSON reader, bean validation
/// and the store raise, so that bad input always gets a 4xx and nothing internal ever shows; what
/// fails in a filter or in the container is rendered alike.
@NullMarked
package org.doubleloop.kit.error;

import org.jspecify.annotations.NullMarked;
