/** Reads Camunda Forms and checks submitted values against them. Does not depend on processes. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.dudao.form;
