@NullMarked
package org.doubleloop.policy.file;

import org.jspecify.annotations.NullMarked;
