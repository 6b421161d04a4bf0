package io.casebook.gateway.imports;

import io.casebook.gateway.service.Service;
import io.casebook.gateway.service.ServiceUnavailableException;

/** A service is there, but takes in what others write. */
final class ServiceBusyException extends ServiceUnavailableException {

	ServiceBusyException(Service service, String what) {
		super(service, what, null);
	}

}
