/** The vocabulary that tests speak. */
package org.dudao.support;
