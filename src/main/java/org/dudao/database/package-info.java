/** The PostgreSQL database: an embedded server in the data folder, or an external one. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.dudao.database;
