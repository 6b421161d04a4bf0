package io.casebook.gateway.reference;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ApiDocumentTests {

	private static final JsonMapper JSON = new JsonMapper();

	@Test
	void documentsAreMergedWithTheirCollisionsResolved() {
		ApiDocument merged = new ApiDocument(JSON.readTree("""
				{"openapi": "3.1.0", "info": {"title": "Casebook", "version": "v1"}}
				"""));
		merged.add("company", JSON.readTree(
				"""
						{"paths": {
						   "/api/v1/companies": {"get": {"tags": ["profile-controller"], "operationId": "list", "responses": {"200": {"description": "OK",
						     "content": {"*/*": {"schema": {"$ref": "#/components/schemas/Page"}}}}}}},
						   "/internal/keys": {"get": {"operationId": "keys"}}},
						 "components": {"schemas": {
						   "Flag": {"type": "string"},
						   "Page": {"properties": {"items": {"items": {"type": "string"}}}}}}}
						"""));
		merged.add("metrics", JSON.readTree("""
				{"paths": {
				   "/api/v1/indices": {"get": {"operationId": "list", "responses": {"200": {"description": "OK",
				     "content": {"*/*": {"schema": {"$ref": "#/components/schemas/Page"}}}}}}}},
				 "components": {"schemas": {
				   "Flag": {"type": "string"},
				   "Page": {"properties": {"items": {"items": {"$ref": "#/components/schemas/Flag"}}}}}}}
				"""));
		assertThat(merged.finish(List.of("timeline"))).isEqualTo(JSON.readTree(
				"""
						{"openapi": "3.1.0", "info": {"title": "Casebook", "version": "v1"},
						 "paths": {
						   "/api/v1/companies": {"get": {"tags": ["profile-controller"], "operationId": "list", "responses": {
						     "200": {"description": "OK", "content": {"*/*": {"schema": {"$ref": "#/components/schemas/Page"}}}}}}},
						   "/api/v1/indices": {"get": {"operationId": "MetricsList", "responses": {
						     "200": {"description": "OK", "content": {"*/*": {"schema": {"$ref": "#/components/schemas/MetricsPage"}}}}}}}},
						 "components": {"schemas": {
						   "Flag": {"type": "string"},
						   "Page": {"properties": {"items": {"items": {"type": "string"}}}},
						   "MetricsPage": {"properties": {"items": {"items": {"$ref": "#/components/schemas/Flag"}}}}}},
						 "x-unavailable": ["timeline"]}
						"""));
	}

}
