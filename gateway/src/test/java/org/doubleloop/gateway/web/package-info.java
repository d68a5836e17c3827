@NullMarked
package org.doubleloop.gateway.web;

import org.jspecify.annotations.NullMarked;
