package recap

import "strings"

// standards are the prefixes of what has the shape of a session code and is
// none: documents of standards bodies and communities, registers of flaws,
// status codes, processors. A prefix that names a track of a conference in
// practice, such as BSI, COP or SAS, is not among them.
const standards = "" +
	// Proposals of communities.
	" AEP AIP AMIP ARP BEP BIP CAIP CEP CFP CHIP CIP DEP DIP EEP EIP ERC FEP FIP FLIP GEP GIP HIP " +
	" IIP JEP JSR KEEP KEP KIP LIP LLIP LSP MEP MIP MSC NEP NIP OIP ORC PEP PIP PSR RIP SEP SIMD SIP SLIP SNIP SPIP SRFI " +
	" SWIP TAP TEP TIP UIP XEP XIP XLS ZIP " +
	// Standards bodies and what they publish.
	" ANSI ARIB ASME ASTM ATIS BCP CCIR DIN ECMA ETSI FIPS GOST HIPA IATA ICAO IEC IEEE IETF INCI ISA ISO ITU " +
	" JEDE MIL NACE NATO NEMA NIST OASI ONVI RAL RFC SAE SMPT STAN STD TIA UIC UNI VDE VDI VDMA " +
	// Registers of flaws, weaknesses and rules.
	" ASVS CAPE CCE CPE CVE CWE GHSA OSV RHSA USN " +
	// Codes, algorithms, character sets, processors and devices.
	" ARM AWG BCM CRC DDR ESP GPT GTX HTTP IBM LGA MPEG MSRV NFC PCI POSI RSA RTX SHA SIG SMTP STM SWE USB UTF WIN XPS "

// isStandard reports whether the code is one of a standard, such as PEP484.
func (c Code) isStandard() bool {
	parts, _ := c.parts()
	if parts.prefix == "AES" { // a track of re:Invent, and a cipher of three key lengths
		return parts.number == "128" || parts.number == "192" || parts.number == "256"
	}
	return strings.Contains(standards, " "+parts.prefix+" ")
}

// isYear reports whether the number is the year of an event or a product, as in
// KCD2024. Codes of four digits begin with their level and go on from 0 or 1
// upwards, but none that was published is in this range.
func (c Code) isYear() bool {
	parts, _ := c.parts()
	return len(parts.number) == 4 && "1980" <= parts.number && parts.number <= "2049"
}
