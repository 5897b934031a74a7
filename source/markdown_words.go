package source

import (
	"strings"
	"sync"
	"unicode"
)

// mdWords are the words by which articles and tables call what is known of a
// session, and the parts around the sessions, in English, German, French,
// Spanish, Portuguese, Italian, Dutch, Polish, Japanese, Chinese and Korean. A
// column whose words stand in several fields is of the first.
const mdWords = `
speakers: speaker, speakers, presenter, presenters, presented by, by, with, host, hosts, panelist, panelists, panellists, panel, speaker(s), presenter(s), speaker name, who, author(s),
 sprecher, sprecherin, sprecherinnen, sprecher:innen, referent, referentin, referenten, referentinnen, vortragende, vortragender, vortragen von, von, mit,
 orateur, orateurs, oratrice, oratrices, intervenant, intervenante, intervenants, intervenantes, conférencier, conférencière, conférenciers, présenté par, présentée par, par, animé par, speakers et speakeuses,
 ponente, ponentes, orador, oradora, oradores, presentador, presentadora, presentado por, por, conferencista, conferencistas,
 palestrante, palestrantes, oradores(as), apresentado por, apresentador, apresentadora,
 relatore, relatrice, relatori, relatrici, presentato da, oratore, oratori,
 spreker, sprekers, spreekster, gepresenteerd door, door,
 prelegent, prelegentka, prelegenci, prelegentki, mówca, mówcy, prowadzący, prowadząca,
 登壇者, 登壇, 発表者, 講演者, 講師, スピーカー, 発表, 話し手, 登壇者名, 演者,
 讲者, 講者, 演讲者, 演講者, 演讲人, 主讲人, 主講人, 讲师, 講師, 嘉宾, 分享者, 分享人,
 발표자, 연사, 발표, 강연자, 스피커
video: video, videos, recording, recordings, watch, watch it, watch now, watch the recording, watch the video, watch the talk, watch on youtube, youtube, vimeo, recording link, video link, recorded talk, replay, stream, livestream, youtube link, talk video, session video, video recording, watch here, media,
 aufzeichnung, aufnahme, mitschnitt, videoaufzeichnung, zum video, ansehen,
 vidéo, vidéos, enregistrement, rediffusion, captation, voir la vidéo, lien vidéo,
 vídeo, vídeos, grabación, grabaciones, ver el vídeo, ver video, gravação, gravações, assista, assistir,
 registrazione, registrazioni, guarda il video, opname, opnames, bekijk, nagranie, nagrania, wideo, film,
 動画, 録画, ビデオ, アーカイブ, アーカイブ動画, 配信, 映像, 视频, 視頻, 影片, 录像, 錄影, 录播, 回放, 영상, 동영상, 비디오, 녹화, 다시보기, 발표영상, 발표 영상
audio: audio, podcastten, mp3, anhören, écouter, escuchar, ouvir, ascolta, luister, posłuchaj, 音声, 音频, 音訊, 오디오
slides: slides, slide, slide deck, slidedeck, deck, presentation, slides link, slideshow, slide(s), talk slides, presentation slides, pdf, slides (pdf), slides & code, speaker deck, speakerdeck, slideshare, google slides,
 folien, präsentation, foliensatz, vortragsfolien, diapos, diapositives, présentation, supports, support, planches,
 diapositivas, presentación, transparencias, apresentação, slides da palestra, diapositive, presentazione, sheets, dia's, presentatie, slajdy, prezentacja,
 スライド, 資料, 発表資料, 登壇資料, スライドurl, 講演資料, 幻灯片, 讲稿, 講稿, 投影片, 简报, 簡報, ppt, 슬라이드, 발표자료, 발표 자료, 자료
code: code, repo, repository, github, source code, source, demo, demo code, github repo, sample code, quellcode, quelltext, code source, dépôt, código, repositorio, repositório, codice, codice sorgente, broncode, kod, ソースコード, コード, リポジトリ, 代码, 程式碼, 源码, 코드, 소스코드
paper: paper, papers, preprint, whitepaper, article, aufsatz, papier, artículo, artigo, articolo, artikel, artykuł, 論文, 论文, 논문
notes: notes, my notes, write-up, writeup, transcript, summary link, notizen, notes de conférence, notas, appunti, notities, notatki, メモ, 笔记, 筆記, 노트
level: level, session level, difficulty, audience level, niveau, schwierigkeit, nivel, nível, livello, poziom, レベル, 難易度, 级别, 級別, 难度, 難度, 난이도, 레벨
track: track, tracks, stream, category, topic area, theme, spur, thema, kategorie, parcours, catégorie, thème, categoría, pista, trilha, categoria, traccia, tema, categorie, ścieżka, トラック, カテゴリ, カテゴリー, 分会场, 專場, 专场, 議程軌, 类别, 트랙, 분류
room: room, location, where, venue, hall, stage, place, raum, saal, ort, bühne, salle, lieu, sala, lugar, local, luogo, zaal, locatie, plaats, miejsce, 会場, 場所, 部屋, ホール, 地点, 地點, 会议室, 教室, 장소, 강의실
language: language, lang, sprache, langue, idioma, língua, lingua, taal, język, 言語, 语言, 語言, 언어
kind: kind, type, format, session type, session format, talk type, art, vortragsart, type de session, tipo, formato, soort, rodzaj, typ, 種類, 形式, 类型, 類型, 형식, 종류
tags: tags, tag, topics, keywords, labels, topic, schlagwörter, schlagworte, stichwörter, themen, mots-clés, mots clés, sujets, étiquettes, etiquetas, palabras clave, palavras-chave, parole chiave, argomenti, trefwoorden, onderwerpen, słowa kluczowe, tagi, タグ, キーワード, 标签, 標籤, 关键词, 태그
license: licence, license, lizenz, licencia, licença, licenza, licentie, licencja, ライセンス, 许可, 라이선스
topic: topic, thema, tema, thème, argomento, onderwerp, テーマ
time: time, when, timeslot, time slot, slot, start, starts, start time, from, zeit, uhrzeit, wann, beginn, heure, horaire, créneau, quand, début, hora, horario, cuándo, horário, quando, orario, ora, tijd, wanneer, godzina, czas, kiedy, 時間, 開始時間, 時刻, 日時, 时间, 時段, 시간
end: end, ends, end time, until, to, ende, bis, fin, fim, fine, einde, koniec, 終了時間, 結束時間, 结束时间, 종료
date: date, day, published, published at, publication date, recorded, recorded on, datum, tag des vortrags, fecha, data, data di pubblicazione, 日付, 公開日, 日期, 날짜
title: title, talk, session, name, talk title, session title, title/link, session name, subject, event, presentation title, talk/session, talks, sessions, lecture, what,
 titel, vortrag, vorträge, sitzung, beitrag, titre, conférence, sujet, présentations, exposé, título, charla, charlas, ponencia, palestra, palestras, sessão, titolo, intervento, sessione, talk / link, lezing, sessie, tytuł, prelekcja, wykład,
 タイトル, セッション, セッション名, 題名, 講演, トーク, 演題, 发表题目, 标题, 標題, 题目, 題目, 主题, 主題, 议题, 議題, 演讲, 제목, 세션, 주제, 강연
link: link, links, url, website, site, page, web, details, session page, more, lien, liens, enlace, enlaces, ligação, sitio, collegamento, koppeling, リンク, 链接, 鏈接, 連結, 링크
summary: abstract, description, summary, about, comment, comments, remark, remarks, takeaways, my take, beschreibung, zusammenfassung, inhalt, bemerkung, kommentar, worum es geht, résumé, commentaire, descripción, resumen, comentario, descrição, resumo, descrizione, riassunto, omschrijving, samenvatting, opmerking, opis, streszczenie, 概要, 内容, 感想, 説明, 备注, 簡介, 简介, 摘要, 설명, 요약, 내용
introduction: introduction, intro, overview, preface, foreword, prologue, background, about this post, about the conference, about the event, einleitung, einführung, vorwort, überblick, présentation générale, avant-propos, préambule, introducción, introdução, introduzione, inleiding, wstęp, はじめに, 初めに, 概要, 前書き, 前言, 引言, 简介, 소개, 들어가며, 시작하며, 머리말
conclusion: conclusion, conclusions, wrap-up, wrap up, wrapping up, summary, final thoughts, closing thoughts, in closing, summing it up, summing up, thanks, thank you, takeaways, key takeaways, takeaway, lessons learned, what's next, whats next, next steps, next year, see you next year, epilogue, afterword, overall, overall impressions, final words, closing words, tl;dr, tldr, the end, acknowledgements, acknowledgments, feedback, my thoughts, overall thoughts, until next time, call to action, credits, get involved, in summary, to sum up, retrospective, parting thoughts,
 fazit, schluss, schlusswort, zusammenfassung, danke, dank, danksagung, ausblick, resümee, schlussgedanken, abschluss, conclusion générale, pour conclure, en conclusion, merci, remerciements, bilan, le mot de la fin, pour finir, à l'année prochaine,
 conclusión, conclusiones, gracias, resumen, agradecimientos, para terminar, conclusão, conclusões, obrigado, agradecimentos, considerações finais, conclusione, conclusioni, grazie, ringraziamenti, riepilogo, conclusie, tot slot, bedankt, slot, samenvatting, podsumowanie, wnioski, dziękuję, zakończenie,
 まとめ, おわりに, 終わりに, 最後に, さいごに, 結論, 総括, 全体の感想, あとがき, 所感, 感想, 总结, 總結, 结语, 結語, 结论, 結論, 小结, 致谢, 感谢, 后记, 마무리, 마치며, 결론, 정리, 맺음말, 감사합니다, 후기
authors: author, authors, about the author, about the authors, about me, autor, autorin, autoren, über die autorin, über den autor, über die autoren, über mich, auteur, autrice, auteurs, à propos de l'auteur, à propos de l'autrice, autora, autores, sobre el autor, sobre la autora, sobre o autor, sobre a autora, autore, sull'autore, over de auteur, o autorze, o autorce, 著者, 著者について, 筆者, 作者, 关于作者, 저자, 글쓴이
related: related, related posts, related blog posts, related articles, further reading, see also, read more, more to read, other posts, weiterführende links, weiterlesen, mehr dazu, siehe auch, verwandte artikel, à lire aussi, voir aussi, pour aller plus loin, articles liés, artículos relacionados, ver también, véase también, artigos relacionados, veja também, leia também, articoli correlati, vedi anche, per approfondire, gerelateerd, lees ook, zie ook, zobacz też, zobacz także, powiązane, 関連記事, 関連リンク, 参考, 参考リンク, 相关文章, 相關文章, 参考资料, 延伸阅读, 관련 글, 참고
contents: contents, table of contents, toc, on this page, index, agenda of this post, inhalt, inhaltsverzeichnis, sommaire, table des matières, contenido, índice, tabla de contenidos, conteúdo, sumário, indice, sommario, inhoud, inhoudsopgave, spis treści, 目次, 目录, 目錄, 목차
aside: links, link list, keynote speakers, our speakers, references and links, resources, references, useful links, more notes & links, more links, sponsors, venue, organisation, organization, the venue, contributing, license, disclaimer, how to contribute, photos, pictures, food, travel, ressourcen, quellen, sponsoren, ressources, sources, sponsorisation, recursos, patrocinadores, referencias, referências, risorse, sponsor, bronnen, źródła, sponsorzy, リソース, 参考文献, スポンサー, 资源, 参考文献, 赞助商, 참고자료, 후원사, 非公式, 公式サイト
ordinal: 1, 2, 3, one, two, three, four, five, first, second, third, fourth, fifth, eins, zwei, drei, erster, zweiter, dritter, un, deux, trois, premier, première, deuxième, troisième, uno, dos, tres, primer, segundo, tercer, primeiro, terceiro, um, dois, due, tre, primo, secondo, terzo, een, twee, drie, eerste, tweede, derde, pierwszy, drugi, trzeci
talks: talks, the talks, all talks, list of talks, talk list, recordings, the recordings, sessions, the sessions, videos, presentations, talks i attended, sessions i attended, attended sessions, favourite talks, favorite talks, vorträge, die vorträge, aufzeichnungen, les talks, présentations, charlas, las charlas, ponencias, palestras, interventi, lezingen, prelekcje, wykłady, 講演, セッション一覧, 聴講したセッション, 演讲, 演講, 발표 목록
generic: talks, sessions, the talks, the sessions, videos, recordings, schedule, programme, program, agenda, conference, presentations, speakers, all talks, list of talks, list, talk list, highlights, favourite talks, favorite talks, talks i attended, sessions i attended, attended sessions, session list, the recordings, quick links, vorträge, die vorträge, programm, aufzeichnungen, les conférences, conférences, programme des conférences, charlas, ponencias, programa, palestras, sessioni, interventi, lezingen, sessies, prelekcje, wykłady, セッション, 聴講したセッション, セッション一覧, 发表, 议程, 議程, 세션, 발표 목록
moderator: moderator, host, chair, panellist, panelist, interviewer, moderation, moderatorin, modérateur, modératrice, moderador, moderadora, moderatore, moderatrice, 司会, 主持人, 사회자
day: day, tag, jour, journée, día, dia, giorno, dag, dzień, monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thurs, fri, sat, sun, montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, lunes, martes, miércoles, jueves, viernes, sábado, domingo, segunda-feira, terça-feira, quarta-feira, quinta-feira, sexta-feira, lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica, maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, poniedziałek, wtorek, środa, czwartek, piątek, sobota, niedziela
weekday: mo, di, mi, do, fr, sa, so, lun, mer, jeu, ven, sam, dim, mié, jue, vie, sáb, dom, seg, ter, qua, qui, sex, gio, ma, wo, vr, za, zo, pon, wt, śr, czw, pt, sob, nd
month1: january, jan, januar, janvier, enero, janeiro, gennaio, januari, stycznia, styczeń, jänner
month2: february, feb, februar, février, febrero, fevereiro, febbraio, februari, lutego, luty
month3: march, mar, märz, mars, marzo, março, maart, marca, marzec
month4: april, apr, avril, abril, aprile, kwietnia, kwiecień
month5: may, mai, mayo, maiogio, mei, maja, maj, mag
month6: june, jun, juni, juin, junio, junho, giugno, czerwca, czerwiec
month7: july, jul, juli, juillet, julio, julho, luglio, lipca, lipiec
month8: august, aug, août, agosto, augustus, sierpnia, sierpień
month9: september, sep, sept, septembre, septiembre, setembro, settembre, września, wrzesień
month10: october, oct, oktober, octobre, octubre, outubro, ottobre, października, październik
month11: november, nov, novembre, noviembre, novembro, listopada, listopad, lis
month12: december, dec, dezember, décembre, diciembre, dezembro, dicembre, grudnia, grudzień
short1: ene, gen, sty
short2: fév, févr, fev, lut
short3: mär, mrz, mrt, marz
short4: avr, abr, kwi
short5: mag
short6: giu, cze
short7: juil, lug, lip
short8: aoû, ago, sie
short9: set, wrz
short10: okt, ott, out, paź
short11: lis
short12: dez, déc, dic, gru
prose: a, an, the, and, or, of, for, to, in, on, at, with, from, by, as, is, are, was, be, it, its, this, that, your, you, our, we, my, i, how, why, what, when, where, which, who, not, no, do, does, don't, can, will, into, about, over, under, up, vs, via, using, one, two, three, new,
 best, practices, lessons, learned, tips, tricks, part, guide, overview, introduction, day, days, keynote, keynotes, talk, talks, session, sessions, summary, thoughts, conference, notes, review, development, software, data, cloud, web, design, testing, security, performance, architecture, code, coding, engineering, deep, dive, management, patterns, systems, services, service, api, apis, framework, frameworks, platform, infrastructure, application, applications, app, apps, open, source, machine, learning, native, future, state, building, build, making, getting, started, live, panel, workshop, workshops, lightning, update, updates, recap, highlights, conclusion, opening, closing, welcome, lunch, break, coffee, party, good, bad, ugly, parts, next, steps, first, last, years, year, team, teams, time, work, world, user, users, experience, language, programming, functional, modern, advanced, basic, basics, real, open-source, devops, docker, kubernetes, serverless, javascript, java, python, ruby, rust, go, react, angular, aws, azure, google, microsoft, amazon, linux, ai, ml, llm, llms, agents, agent, models, model, product, business, culture, community, leadership, remote, stack, tools, tool, network, networking, database, databases, distributed, driven, microservices, monitoring, observability, events, event, stream, streaming, production, scale, scaling, track, room, hall, stage, presentation, presentations, materials, resources, slides, links, developer, engineer, manager, director, architect, consultant, professor,
 und, der, die, das, ein, eine, mit, von, für, im, zur, zum, wie, warum, le, les, des, du, une, un, et, en, pour, avec, sur, el, los, las, una, y, con, para, o, os, e, um, uma, com, il, lo, gli, per, che, het, een, en, voor, met, i, z, w, na, do
`

var mdWordTable = sync.OnceValue(func() map[string]map[string]bool {
	table := make(map[string]map[string]bool)
	var words map[string]bool
	for line := range strings.Lines(mdWords) {
		line = strings.TrimRight(line, "\n")
		if field, rest, ok := strings.Cut(line, ": "); ok && !strings.HasPrefix(line, " ") {
			words = make(map[string]bool)
			table[field], line = words, rest
		}
		for word := range strings.SplitSeq(line, ",") {
			if word = strings.TrimSpace(word); word != "" {
				words[word] = true
			}
		}
	}
	return table
})

// mdFields are the fields that a label or a column may name, in the order in
// which they are asked.
var mdFields = []string{"title", "speakers", "video", "audio", "slides", "code", "paper", "notes", "level", "track", "room", "language", "kind", "tags", "license", "time", "end", "date", "link", "summary"}

// mdParts are the parts that may stand around the sessions.
var mdParts = []string{"introduction", "conclusion", "authors", "related", "contents", "aside"}

// isWord reports whether a text is one of a kind of words.
func isWord(kind, s string) bool { return mdWordTable()[kind][wordForm(s)] }

// wordForm is a text as it stands in the table: in lower case, without what is no
// letter around it.
func wordForm(s string) string {
	s = strings.TrimFunc(oneLine(strings.ToLower(strings.ReplaceAll(s, "’", "'"))), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '(' && r != ')'
	})
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		s = s[1 : len(s)-1]
	}
	return strings.TrimSpace(s)
}

// fieldOfWords returns the first of some fields that a text names, or "".
func fieldOfWords(fields []string, s string) string {
	s = wordForm(s)
	if s == "" || len(s) > 60 {
		return ""
	}
	for _, field := range fields {
		if mdWordTable()[field][s] {
			return field
		}
	}
	return ""
}

// fieldOfLabel is the field that a label before a colon names. There, words such
// as "talk" or "with" say less than in a table.
func fieldOfLabel(s string) string {
	return fieldOfWords(mdFields[1:], s)
}

// fieldOfColumn is the field of a table's column, of which each part may be a
// name: "Title/Link".
func fieldOfColumn(s string) string {
	if field := fieldOfWords(mdFields, s); field != "" {
		return field
	}
	for _, sep := range []string{"/", "&", "(", " - ", "+", "・"} {
		for part := range strings.SplitSeq(s, sep) {
			if field := fieldOfWords(mdFields, strings.TrimSuffix(part, ")")); field != "" && part != s {
				return field
			}
		}
	}
	return ""
}

// beginsLikePart reports whether a heading begins with words for a conclusion, such
// as "Takeaways and tips".
func beginsLikePart(name string) bool {
	words := strings.Fields(name)
	for n := 1; n <= min(len(words), 3); n++ {
		if first := strings.Join(words[:n], " "); isWord("conclusion", first) || isWord("introduction", first) && n == len(words) {
			return true
		}
	}
	return false
}

// partOf tells the parts around the sessions by their headings, "" for none.
func partOf(name string) string { return fieldOfWords(mdParts, name) }
