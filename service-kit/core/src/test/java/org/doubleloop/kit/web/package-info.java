@NullMarked
package org.doubleloop.kit.web;

import org.jspecify.annotations.NullMarked;
