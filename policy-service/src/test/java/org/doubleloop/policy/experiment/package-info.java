@NullMarked
package org.doubleloop.policy.experiment;

import org.jspecify.annotations.NullMarked;
