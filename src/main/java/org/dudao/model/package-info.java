/** The rules for processes, tables and forms. The build and every deployment check them. Reads files and does not need an engine. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"form"})
@org.jspecify.annotations.NullMarked
package org.dudao.model;
