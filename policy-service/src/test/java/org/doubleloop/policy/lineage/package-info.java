@NullMarked
package org.doubleloop.policy.lineage;

import org.jspecify.annotations.NullMarked;
