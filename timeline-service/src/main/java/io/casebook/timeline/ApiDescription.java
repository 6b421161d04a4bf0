package io.casebook.timeline;

import io.casebook.edtf.EdtfDate;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beyond the operations. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(info = @Info(title = "Casebook timeline service", version = "v1",
		description = "Events of companies and their parts, and the chronologies that they make"))
class ApiDescription {

	ApiDescription() {
		// a parameter of its own, not one for each of its fields
		SpringDocUtils.getConfig().addSimpleTypesForParameterObject(EdtfDate.class);
	}

}
