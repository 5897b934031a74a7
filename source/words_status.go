package source

import (
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// statusOfWords returns what organisers mean by a word for how a session stands,
// in the languages of columns.txt, and whether the word is known.
func statusOfWords(s string) (status recap.Status, isKnown bool) {
	switch strings.ToLower(s) {
	case "", "confirmed", "accepted", "scheduled", "planned", "published", "final", "active", "ok",
		"bestätigt", "zugesagt", "angenommen", "geplant", "findet statt", "confirmé", "confirmée", "accepté", "acceptée", "prévu", "prévue",
		"confirmado", "confirmada", "aceptado", "aceptada", "aceito", "aceita", "previsto", "prevista",
		"confermato", "confermata", "accettato", "accettata", "bevestigd", "geaccepteerd", "gepland",
		"potwierdzony", "potwierdzona", "potwierdzone", "zaakceptowany", "zaakceptowana", "zaakceptowane",
		"確定", "採択", "確認済み", "已确认", "已接受", "確認", "확정", "승인":
		return "", true
	case "cancelled", "canceled", "abgesagt", "entfällt", "entfallen", "fällt aus", "ausgefallen", "storniert",
		"annulé", "annulée", "cancelado", "cancelada", "anulado", "anulada", "suspendido", "suspendida",
		"annullato", "annullata", "cancellato", "cancellata", "geannuleerd", "afgelast", "vervallen", "vervalt",
		"odwołany", "odwołana", "odwołane", "anulowany", "anulowana", "anulowane",
		"中止", "キャンセル", "取消", "已取消", "취소", "취소됨":
		return recap.StatusCancelled, true
	case "moved", "rescheduled", "verschoben", "verlegt", "reporté", "reportée", "déplacé", "déplacée",
		"aplazado", "aplazada", "reprogramado", "reprogramada", "adiado", "adiada", "reagendado", "reagendada",
		"rinviato", "rinviata", "spostato", "spostata", "verplaatst", "verzet",
		"przeniesiony", "przeniesiona", "przeniesione", "przełożony", "przełożona", "przełożone",
		"変更", "延期", "改期", "已改期", "변경", "연기":
		return recap.StatusMoved, true
	}
	return "", false
}

// isRefusal reports whether a word for how a session stands says that it was
// never to be given.
func isRefusal(s string) bool {
	switch strings.ToLower(s) {
	case "rejected", "declined", "withdrawn", "deleted", "decline_queue", "not accepted",
		"abgelehnt", "zurückgezogen", "gelöscht", "refusé", "refusée", "retiré", "retirée", "rechazado", "rechazada", "retirado", "retirada",
		"rejeitado", "rejeitada", "recusado", "recusada", "rifiutato", "rifiutata", "respinto", "respinta", "ritirato", "ritirata",
		"afgewezen", "ingetrokken", "odrzucony", "odrzucona", "odrzucone", "wycofany", "wycofana", "wycofane",
		"不採択", "辞退", "拒绝", "未录用", "已撤回", "거절", "반려", "철회":
		return true
	}
	return false
}
